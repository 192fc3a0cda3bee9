/** The screens that are a press away from the list and loaded behind it: planning, counting, the yearly account. */
import type { AdviserKeys } from '../../seal/slots.ts';
import type { ClientSeat } from '../contract.ts';
import { useEnv } from './env.ts';
import { useLater } from './later.ts';
import { Page } from './screens/components.tsx';
import type { View } from './view.ts';

const loadPlanning = async () => (await import('./screens/planning.tsx')).PlanningScreen;
const loadContact = async () => (await import('./screens/register/contact.tsx')).ContactScreen;
const loadOwnCounts = async () => (await import('./screens/register/own-counts.tsx')).OwnCounts;
const loadReport = async () => (await import('./screens/report/index.tsx')).ReportScreen;

interface BehindTheListProps {
  readonly at: View['at'];
  readonly seats: readonly ClientSeat[];
  readonly keys: AdviserKeys;
  /** Goes up when the server says that something changed. */
  readonly tick: number;
  readonly onView: (view: View) => void;
  readonly onChanged: () => Promise<void>;
  readonly onSignedOut: () => void;
  /** One of them could not be loaded. */
  readonly onFault: () => void;
}

export function BehindTheList({ at, seats, keys, tick, onView, onFault, ...props }: BehindTheListProps) {
  const { w } = useEnv();
  const { onChanged, onSignedOut } = props;
  const Planning = useLater(loadPlanning, at === 'planning', onFault);
  const Contact = useLater(loadContact, at === 'contact', onFault);
  const OwnCounts = useLater(loadOwnCounts, at === 'counts', onFault);
  const Report = useLater(loadReport, at === 'report', onFault);
  const shared = { keys, onBack: () => onView({ at: 'list' }) } as const;
  const pinned = seats.filter(({ keyCards }) => keyCards.length > 0);
  switch (at) {
    case 'planning':
      if (Planning === undefined) return <Page key="planning-loading" title={w.planning.title} />;
      return <Planning seats={pinned} tick={tick} onChanged={onChanged} {...shared} />;
    case 'contact':
      if (Contact === undefined) return <Page key="contact-loading" title={w.counting.contact} />;
      return <Contact seats={seats} onOwnCounts={() => onView({ at: 'counts' })} {...shared} />;
    case 'counts':
      if (OwnCounts === undefined) return <Page key="counts-loading" title={w.counting.mine} />;
      return <OwnCounts seats={seats} {...shared} />;
    case 'report':
      if (Report === undefined) return <Page key="report-loading" title={w.reportTitle} />;
      return <Report seats={pinned} tick={tick} onSignedOut={onSignedOut} {...shared} />;
    default:
      return null;
  }
}
