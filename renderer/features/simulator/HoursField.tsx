import { useFormContext, useWatch } from 'react-hook-form';
import type { Scenario } from '../../../shared/domain/scenario.ts';
import { numberOf } from './NumberField.tsx';

const tall = 40;

/** Requests an hour by hour of the day: a bar for the look of the day, a field below it for the number. */
export function HoursField() {
  const { control, register, formState } = useFormContext<Scenario>();
  const perHour = useWatch({ control, name: 'requests.perHour' });
  const numbers = perHour.map(value => (Number.isFinite(value) ? value : 0));
  const most = Math.max(1, ...numbers);
  const wrong = formState.errors.requests?.perHour;
  return (
    <fieldset className="scenario-set">
      <legend>Requests an hour, by hour of the day</legend>
      <div className="scenario-hours">
        {numbers.map((value, hour) => (
          <div key={hour} className="scenario-hour">
            <svg
              viewBox={`0 0 10 ${String(tall)}`}
              preserveAspectRatio="none"
              height={tall}
              aria-hidden="true"
            >
              <rect
                x={1}
                width={8}
                y={tall - (value / most) * (tall - 2) - 1}
                height={(value / most) * (tall - 2) + 1}
              />
            </svg>
            <input
              className="figures"
              inputMode="numeric"
              autoComplete="off"
              aria-label={`Requests from ${String(hour)}:00`}
              {...register(`requests.perHour.${hour}`, { setValueAs: numberOf })}
            />
            <span className="soft small figures" aria-hidden="true">
              {hour}
            </span>
          </div>
        ))}
      </div>
      {wrong !== undefined && (
        <p className="field-error">
          {wrong.message ?? wrong.root?.message ?? 'Give a whole number in each hour.'}
        </p>
      )}
    </fieldset>
  );
}
