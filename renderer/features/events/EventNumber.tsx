/** An event's number: MIM's own in a frame, the console's plain. */
export function EventNumber({ id }: { id: number }) {
  const own = id >= 9000;
  return (
    <span className={own ? 'event-number figures soft' : 'event-number event-mim figures'}>
      {id}
      <span className="hidden-visually">{own ? ', an event of the console' : ', an event of MIM'}</span>
    </span>
  );
}
