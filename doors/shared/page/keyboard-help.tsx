import { say } from '../../../messages/index.ts';

const shortcutKeys = ['j', 'k', 'n', 'p', 'r', 'm', 'e', '/', '?'] as const;

/** The single keys and the switch for them; an island opens this when it is asked for. */
export function KeyboardHelp() {
  return (
    <template id="keys">
      <dialog class="keys" aria-labelledby="keys-title">
        <form method="dialog">
          <h2 id="keys-title">{say('keys.title')}</h2>
          <dl>
            {shortcutKeys.map((key) => (
              <div>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{say(`keys.${key}`)}</dd>
              </div>
            ))}
          </dl>
          <label class="choice">
            <input type="checkbox" /> <span>{say('keys.on')}</span>
          </label>
          <p class="buttons">
            <button type="submit" class="button">
              {say('keys.close')}
            </button>
          </p>
        </form>
      </dialog>
    </template>
  );
}
