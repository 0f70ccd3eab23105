import { useEffect, useEffectEvent, type RefObject } from 'react';
import { STEP_SECONDS, type PlayerActions, type PlayerState } from './player';

/** Space, arrows, m, f and c, while the focus is within the player. */
export function usePlayerKeys(box: RefObject<HTMLElement | null>, state: PlayerState, actions: PlayerActions) {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isOnButton = event.target instanceof Element && event.target.closest('[role=button], [role=radio], button') !== null;
    const act = actionOf(event.key, state, actions);
    if (!act || (isOnButton && event.key === ' ')) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const element = box.current;
    element?.addEventListener('keydown', pressed);
    return () => element?.removeEventListener('keydown', pressed);
  }, [box]);
}

function actionOf(key: string, state: PlayerState, actions: PlayerActions): (() => void) | null {
  switch (key) {
    case ' ':
      return state.phase === 'PLAYING' || state.phase === 'BUFFERING' ? actions.pause : actions.play;
    case 'ArrowLeft':
      return () => actions.seek(Math.max(0, state.position - STEP_SECONDS));
    case 'ArrowRight':
      return () => actions.seek(Math.min(state.duration, state.position + STEP_SECONDS));
    case 'm':
      return () => actions.setMuted(!state.isMuted);
    case 'f':
      return actions.fullscreen;
    case 'c':
      return state.captions.length === 0 ? null : () => actions.setCaption(state.caption === null ? state.captions[0]!.id : null);
    default:
      return null;
  }
}
