/** One of several, none chosen beforehand. */
export function Choice<Option extends string | boolean>({
  title,
  options,
  named,
  chosen,
  onChoose,
}: {
  readonly title: string;
  readonly options: readonly Option[];
  readonly named: (option: Option) => string;
  readonly chosen: Option | undefined;
  readonly onChoose: (option: Option) => void;
}) {
  return (
    <fieldset className="options">
      <legend>{title}</legend>
      {options.map((option) => (
        <button
          key={String(option)}
          type="button"
          aria-pressed={chosen === option}
          onClick={() => onChoose(option)}
        >
          {named(option)}
        </button>
      ))}
    </fieldset>
  );
}
