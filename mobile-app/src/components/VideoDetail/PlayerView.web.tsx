import { useRef } from 'react';
import { PlayerFrame } from './PlayerFrame';
import { frameAspect, type PlayerViewProps } from './player';
import { useHlsPlayer } from './useHlsPlayer.web';
import { usePlayerKeys } from './usePlayerKeys.web';

/** Plays by hls.js, or by the browser itself where there is no Media Source. */
export function PlayerView(props: PlayerViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { state, actions } = useHlsPlayer(props, video, box);
  usePlayerKeys(box, state, actions);
  return (
    <div ref={box} data-player="" style={{ width: '100%' }}>
      <PlayerFrame title={props.title} aspect={frameAspect(props.aspect)} storyboard={props.storyboard} headers={props.headers} state={state} actions={actions}>
        <video
          ref={video}
          playsInline
          poster={props.posterUrl ?? undefined}
          crossOrigin="use-credentials"
          aria-hidden
          tabIndex={-1}
          style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', backgroundColor: '#000000' }}
        />
      </PlayerFrame>
    </div>
  );
}
