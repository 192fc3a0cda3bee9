/** What the attack found, in words. Nothing is released while there is one. */
import type { Finding } from '../../../../core/report/attack/index.ts';
import { findingIn } from '../../../../core/report/check/said.ts';
import { Notice } from '../components.tsx';
import { useReportEnv } from './env.ts';

export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { w, language } = useReportEnv();
  const said = [...new Set(findings.map((one) => findingIn(language, one)))];
  return (
    <Notice kind="alert">
      <p>
        <strong>{w.report.points.heading}</strong>
      </p>
      <p>{w.report.points.lead}</p>
      <ul>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Notice>
  );
}
