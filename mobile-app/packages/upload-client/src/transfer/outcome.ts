import { ApiProblem, type SessionStatus, SourceChanged, SourceGone } from '../ports';
import type { Failure, PauseReason } from '../types';
import { Halted } from './halt';

/** How a transfer ended. `HALTED`: because it was told to. */
export type Outcome =
  | { type: 'COMPLETED' }
  | { type: 'FAILED'; failure: Failure }
  | { type: 'PAUSED'; reason: PauseReason }
  | { type: 'CANCELED_ELSEWHERE' }
  | { type: 'HALTED' };

/** Ends a transfer from anywhere inside it. */
export class Ended extends Error {
  override readonly name = 'Ended';

  constructor(readonly outcome: Outcome) {
    super(outcome.type);
  }
}

const failed = (failure: Failure): Outcome => ({ type: 'FAILED', failure });

/** What an error means for the whole upload. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof Ended) return error.outcome;
  if (error instanceof Halted) return { type: 'HALTED' };
  if (error instanceof SourceGone) return { type: 'PAUSED', reason: 'FILE_NEEDED' };
  if (error instanceof SourceChanged) return failed('FILE_CHANGED');
  if (error instanceof ApiProblem) return ofProblem(error);
  return failed('REFUSED'); // why: a fault of this package must not leave an upload that never ends; trying again finds its session
}

function ofProblem({ status, code }: ApiProblem): Outcome {
  if (code === 'STORAGE_LIMIT_REACHED') return failed('STORAGE_FULL');
  if (code === 'UPLOAD_LOST') return failed('SESSION_LOST');
  switch (status) {
    case 401: return { type: 'PAUSED', reason: 'SIGN_IN_NEEDED' };
    case 404: return failed('VIDEO_GONE');
    case 413: return failed('TOO_LARGE');
    case 415: return failed('NOT_A_VIDEO');
    default: return failed('REFUSED');
  }
}

/** What the session's status means where bytes are to be sent; null where it is alive. */
export function endOf(status: SessionStatus): Outcome | null {
  switch (status) {
    case 'COMPLETED': return { type: 'COMPLETED' };
    case 'FAILED': return failed('SESSION_LOST');
    case 'CANCELED': return { type: 'CANCELED_ELSEWHERE' };
    case 'PAUSED': return { type: 'PAUSED', reason: 'PERSON' };
    default: return null;
  }
}
