import { type ReactNode, type Ref, useId } from 'react';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icon-paths.ts';

export interface HandsetKeyProps {
  icon?: IconName;
  /** Shown in the key instead of an icon: `#`. */
  sign?: string;
  tone?: 'take' | 'end';
  /** True for the keys of the second row, of which there are two and not three. */
  wide?: boolean;
  /** Why it cannot be pressed now. It stays focusable, so that the focus does not jump when the call goes on. */
  offBecause: string | null;
  onPress: () => void;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

/** A key of the handset on the screen. */
export function HandsetKey({
  icon,
  sign,
  tone,
  wide = false,
  offBecause,
  onPress,
  ref,
  children,
}: HandsetKeyProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        ref={ref}
        // Stated, or the tooltip's text would become the key's name: a reason why it is off is its description only.
        aria-label={undefined}
        className="handset-key"
        data-tone={tone}
        data-wide={wide}
        aria-disabled={offBecause !== null}
        title={offBecause ?? undefined}
        aria-describedby={offBecause === null ? undefined : id}
        onClick={() => {
          if (offBecause === null) onPress();
        }}
      >
        {icon !== undefined && <Icon name={icon} />}
        {sign !== undefined && (
          <span className="handset-sign" aria-hidden="true">
            {sign}
          </span>
        )}
        <span>{children}</span>
      </button>
      {offBecause !== null && (
        <span id={id} className="hidden-visually">
          {offBecause}
        </span>
      )}
    </>
  );
}
