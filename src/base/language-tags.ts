/** Language tags (BCP 47) that adviser files name, held against what makes names of them. */

/** Made once: that takes some twenty times what a question to it does. */
let names: Intl.DisplayNames | undefined;
/** Found right before, of two or three letters as everybody writes them: so there are never more than languages. */
const plain = new Set<string>();

/** As everybody writes it: `NL` → `nl`, `en-gb` → `en-GB`, `nld` → `nl`. `undefined`: no name can be made of it. */
export function canonicalTag(tag: string): string | undefined {
  if (plain.has(tag)) return tag;
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    if (canonical === undefined) return undefined;
    // Stricter than the line above: `ar-darija-ma` is a tag, of which no name can be made.
    names ??= new Intl.DisplayNames(['nl'], { type: 'language' });
    names.of(canonical);
    if (canonical === tag && tag.length <= 3) plain.add(tag);
    return canonical;
  } catch {
    return undefined;
  }
}

/** `en` of `en-GB`: who looks for somebody who speaks English means every English. */
export function baseLanguage(tag: string): string {
  if (plain.has(tag)) return tag;
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return tag.split('-', 1)[0]?.toLowerCase() ?? tag;
  }
}
