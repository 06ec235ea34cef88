import { type ReactNode, useId } from 'react';

export interface SectionProps {
  title: ReactNode;
  /** Below the title. */
  help?: ReactNode;
  action?: ReactNode;
  /** 2 on a page, 3 in a detail. */
  level?: 2 | 3;
  children: ReactNode;
}

/** A titled part of a page or a detail. */
export function Section({ title, help, action, level = 3, children }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <Heading id={id}>{title}</Heading>
        {action}
      </div>
      {help !== undefined && <p className="soft section-help">{help}</p>}
      {children}
    </section>
  );
}
