import { iconPaths, type IconName } from './icon-paths.ts';

export interface IconProps {
  name: IconName;
  /** Pixels; 16 unless told. */
  size?: number;
  className?: string;
}

/** A line icon in the colour of its text. Always beside a word, or in a control that has a name: it has none itself. */
export function Icon({ name, size = 16, className }: IconProps) {
  return (
    <svg
      className={className === undefined ? 'icon' : `icon ${className}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
