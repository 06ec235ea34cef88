import { Icon } from './Icon.tsx';

const looks = {
  error: { word: 'Error', icon: 'error', tone: 'error' },
  warning: { word: 'Warning', icon: 'warning', tone: 'warning' },
  notice: { word: 'Notice', icon: 'information', tone: 'info' },
  information: { word: 'Information', icon: 'information', tone: 'info' },
} as const;

export interface SeverityLabelProps {
  /** As events (`Error`) or findings (`error`) spell it; `notice` is the checks’ own. */
  severity: 'Error' | 'Warning' | 'Information' | 'error' | 'warning' | 'information' | 'notice';
}

/** A severity as in Event Viewer: icon and word. */
export function SeverityLabel({ severity }: SeverityLabelProps) {
  const { word, icon, tone } = looks[severity.toLowerCase() as keyof typeof looks];
  return (
    <span className="severity" data-tone={tone}>
      <Icon name={icon} />
      <span>{word}</span>
    </span>
  );
}
