import { Icon } from '../ui/icon.tsx'
import classes from './identity.module.css'

/** What went wrong, said where it happened and aloud. */
export function ProblemNote({ words, id }: { words: string | undefined; id?: string }) {
  return (
    <div role="alert" id={id}>
      {words !== undefined && (
        <p className={classes.problem}>
          <Icon name="alert" />
          <span>{words}</span>
        </p>
      )}
    </div>
  )
}
