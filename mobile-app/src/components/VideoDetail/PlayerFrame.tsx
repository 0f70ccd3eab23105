import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ActivityIndicator, Pressable, StyleSheet, Text, View } from 'react-native';
import { useTranslation } from '../../i18n';
import { radius, space } from '../../theme/theme';
import type { Storyboard } from '../../utils/webVtt';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { PlayerControls } from './PlayerControls';
import type { PlayerActions, PlayerState } from './player';

const HIDE_MS = 3_000;

interface Props {
  title: string;
  /** Width by height. */
  aspect: number;
  storyboard: Storyboard | null;
  headers: Record<string, string>;
  state: PlayerState;
  actions: PlayerActions;
  /** The picture itself. */
  children: ReactNode;
}

/** The picture with everything over it: the same on every platform. */
export function PlayerFrame({ title, aspect, storyboard, headers, state, actions, children }: Props) {
  const { t } = useTranslation();
  const [isShown, show] = useShown(state.phase === 'PLAYING');
  const isPlaying = state.phase === 'PLAYING' || state.phase === 'BUFFERING';
  return (
    <View aria-label={t('player.label', { title })} role="group" style={[styles.frame, { aspectRatio: aspect }]} onPointerMove={show}>
      {children}
      <Pressable
        role="button"
        aria-label={t(isPlaying ? 'player.pause' : 'player.play')}
        style={[styles.cover, styles.above]}
        onPress={() => {
          show();
          if (isPlaying) actions.pause();
          else actions.play();
        }}
      >
        {state.phase === 'PAUSED' && (
          <View style={styles.big}>
            <Icon name="play" color="#ffffff" size={26} />
          </View>
        )}
      </Pressable>
      {(state.phase === 'LOADING' || state.phase === 'BUFFERING') && (
        <View pointerEvents="none" style={styles.cover} role="status">
          <ActivityIndicator size="large" color="#ffffff" />
          <Text style={styles.words}>{t('player.buffering')}</Text>
        </View>
      )}
      {state.phase === 'FAILED' && (
        <View style={[styles.cover, styles.failed]} role="alert">
          <Text style={styles.headline}>{t('player.failed')}</Text>
          <Text style={styles.words}>{t('player.failedText')}</Text>
          <Button kind="primary" label={t('app.retry')} onPress={actions.retry} />
        </View>
      )}
      {state.phase !== 'FAILED' && (
        <View style={[styles.controls, { opacity: isShown ? 1 : 0 }]} pointerEvents="box-none" onFocus={show}>
          <PlayerControls storyboard={storyboard} headers={headers} state={state} actions={actions} />
        </View>
      )}
    </View>
  );
}

/** The controls are there unless it plays and nobody moved for a while. */
function useShown(isPlaying: boolean): [boolean, () => void] {
  const [isRecent, setRecent] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = () => {
    setRecent(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setRecent(false), HIDE_MS);
  };
  useEffect(() => {
    if (isPlaying) show();
    return () => clearTimeout(timer.current);
  }, [isPlaying]);
  return [!isPlaying || isRecent, show];
}

const styles = StyleSheet.create({
  frame: { width: '100%', maxHeight: '100%', backgroundColor: '#000000', borderRadius: radius.m, overflow: 'hidden' },
  cover: { position: 'absolute', left: 0, right: 0, top: 0, bottom: 0, alignItems: 'center', justifyContent: 'center', gap: space.m },
  above: { bottom: 80 },
  big: { width: 64, height: 64, borderRadius: 32, backgroundColor: 'rgba(8, 14, 18, 0.65)', alignItems: 'center', justifyContent: 'center' },
  failed: { backgroundColor: 'rgba(8, 14, 18, 0.85)', padding: space.l },
  headline: { color: '#ffffff', fontSize: 18, fontWeight: '700', textAlign: 'center' },
  words: { color: '#ffffff', fontSize: 15, textAlign: 'center' },
  controls: { position: 'absolute', left: 0, right: 0, bottom: 0 },
});
