import type { ComparedItem, TransferChoice } from '../../../shared/domain/transfer-views.ts';
import { Chip, type ChipProps } from '../../components/Chip.tsx';
import { Icon } from '../../components/Icon.tsx';
import type { Column } from '../../components/table-types.ts';
import { choiceOf, choose, isOpen, kindNames, optionsOf, stateNames, type Chosen } from './choices.ts';

const tones: Record<ComparedItem['state'], Pick<ChipProps, 'tone' | 'icon'>> = {
  problem: { tone: 'error', icon: 'error' },
  differs: { tone: 'warning', icon: 'warning' },
  new: { tone: 'accent', icon: 'plus' },
  missing: { tone: 'info', icon: 'information' },
  same: { tone: 'success', icon: 'check' },
};

export function StateChip({ state }: { state: ComparedItem['state'] }) {
  return <Chip {...tones[state]}>{stateNames[state]}</Chip>;
}

/** What is done about an object; a word where nothing can be chosen. */
export function ChoiceSelect(props: {
  item: ComparedItem;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}) {
  const { item, chosen, onChoose } = props;
  if (!isOpen(item.state))
    return <span className="soft">{item.state === 'same' ? 'Nothing to do' : 'Left out'}</span>;
  return (
    <span className="select transfer-choice">
      <select
        aria-label={`What to do about ${item.name}`}
        value={choiceOf(chosen, item)}
        onChange={event => onChoose(choose(chosen, item, event.target.value as TransferChoice))}
      >
        {optionsOf(item.state, item.kind).map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" size={14} />
    </span>
  );
}

export function itemColumns(chosen: Chosen, onChoose: (chosen: Chosen) => void): Column<ComparedItem>[] {
  return [
    { key: 'kind', header: 'Kind', width: '110px', cell: item => kindNames[item.kind].one },
    { key: 'name', header: 'Object', width: '26%', cell: item => item.name },
    { key: 'state', header: 'State', width: '148px', cell: item => <StateChip state={item.state} /> },
    { key: 'what', header: 'What', cell: whatOf },
    {
      key: 'choice',
      header: 'Do',
      width: '276px',
      cell: item => <ChoiceSelect item={item} chosen={chosen} onChoose={onChoose} />,
    },
  ];
}

/** In a line: the problem, the first difference, or what is worth to know. */
function whatOf({ state, problems, remarks, fields }: ComparedItem): string {
  if (state === 'problem') return problems.join(' ');
  const [first] = fields;
  const told =
    state === 'differs' && first !== undefined
      ? `${first.field}: ${first.here || 'empty'} here, ${first.mim || 'empty'} in MIM${fields.length > 1 ? `, and ${fields.length - 1} more` : ''}`
      : '';
  return [told, ...remarks].filter(text => text !== '').join('. ');
}
