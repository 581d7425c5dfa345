import { say } from '../../../messages/index.ts';
import { ErrorSummary, noProblems, type Problems, TextField } from '../layout/fields.tsx';
import { NewcomerFields, type NewcomerValues } from './newcomer-fields.tsx';

interface Props {
  /** The secret of the one-time link. */
  secret: string;
  values?: NewcomerValues & { workplace?: string };
  problems?: Problems;
}

/** The first page of all: names the workplace and makes its first person. */
export function SetUpPage({ secret, values = {}, problems = noProblems }: Props) {
  return (
    <div class="narrow">
      <h1>{say('setUp.title')}</h1>
      <p class="lead">{say('setUp.text')}</p>
      <ErrorSummary problems={problems} />
      <form method="post" action="/set-up" novalidate>
        <input type="hidden" name="secret" value={secret} />
        <TextField
          name="workplace"
          label={say('setUp.workplace')}
          hint={say('setUp.workplaceHint')}
          value={values.workplace}
          problems={problems}
          autocomplete="organization"
        />
        <h2>{say('setUp.you')}</h2>
        <NewcomerFields values={values} problems={problems} />
        <p class="buttons">
          <button type="submit" class="button">
            {say('setUp.do')}
          </button>
        </p>
      </form>
    </div>
  );
}
