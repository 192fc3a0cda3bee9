/** Which language the page speaks: the browser's, until somebody chooses. */
import { createContext, type VNode } from 'preact';
import { useContext, useMemo, useState } from 'preact/hooks';
import { LANGUAGES, type Language } from '../../core/organisation.ts';
import { isLanguage } from '../../core/preferred-language.ts';
import { languageOf } from '../../stand-ins/words/index.ts';
import { demoWords, type DemoWords } from '../words/index.ts';

const KEPT = 'in-vertrouwen-demo.language';

export interface Speech {
  readonly language: Language;
  readonly words: DemoWords;
  readonly choose: (language: Language) => void;
}
const Context = createContext<Speech | undefined>(undefined);
export const SpeechProvider = Context.Provider;

export function useSpeech(): Speech {
  const speech = useContext(Context);
  if (speech === undefined) throw new TypeError('a part outside of its page');
  return speech;
}
export const useWords = (): DemoWords => useSpeech().words;

export function useLanguage(): Speech {
  const [language, setLanguage] = useState<Language>(() => {
    const kept = localStorage.getItem(KEPT);
    return isLanguage(kept) ? kept : languageOf(navigator.languages);
  });
  return useMemo(() => {
    const words = demoWords[language];
    document.documentElement.lang = language;
    document.title = words.title;
    const choose = (next: Language): void => {
      localStorage.setItem(KEPT, next);
      setLanguage(next);
    };
    return { language, words, choose };
  }, [language]);
}

export function LanguageSwitch(): VNode {
  const { language, choose } = useSpeech();
  return (
    <>
      {LANGUAGES.filter((one) => one !== language).map((other) => (
        <button key={other} type="button" class="language" lang={other} onClick={() => choose(other)}>
          {demoWords[other].inLanguage}
        </button>
      ))}
    </>
  );
}

/** A sentence in which something between backticks is shown as it is typed. */
export function Sentence({ text }: { readonly text: string }): VNode {
  return <>{text.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</>;
}

export const channelName = ({ channels }: DemoWords, name: string): string =>
  name in channels ? channels[name as keyof typeof channels] : name;
