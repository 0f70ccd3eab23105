import { StyleSheet, Text, View } from 'react-native';
import { useTranslation } from '../../i18n';
import { space } from '../../theme/theme';
import { clock } from '../../utils/format';
import type { Storyboard } from '../../utils/webVtt';
import { IconButton } from '../ui/Button';
import { Menu } from './Menu';
import { Scrubber } from './Scrubber';
import type { PlayerActions, PlayerState } from './player';

interface Props {
  storyboard: Storyboard | null;
  headers: Record<string, string>;
  state: PlayerState;
  actions: PlayerActions;
}

const WHITE = '#ffffff';

export function PlayerControls({ storyboard, headers, state, actions }: Props) {
  const { t } = useTranslation();
  const isPlaying = state.phase === 'PLAYING' || state.phase === 'BUFFERING';
  const auto = state.playing === null ? t('player.auto') : t('player.autoNow', { quality: `${state.playing}p` });
  return (
    <View style={styles.bar}>
      <Scrubber
        position={state.position}
        duration={state.duration}
        bufferedTo={state.bufferedTo}
        storyboard={storyboard}
        headers={headers}
        onSeek={actions.seek}
      />
      <View style={styles.row}>
        <IconButton icon={isPlaying ? 'pause' : 'play'} color={WHITE} label={t(isPlaying ? 'player.pause' : 'player.play')} onPress={isPlaying ? actions.pause : actions.play} />
        <IconButton icon={state.isMuted ? 'muted' : 'sound'} color={WHITE} label={t(state.isMuted ? 'player.unmute' : 'player.mute')} onPress={() => actions.setMuted(!state.isMuted)} />
        <Text style={styles.time}>{`${clock(state.position)} / ${clock(state.duration)}`}</Text>
        {state.captions.length > 0 && (
          <Menu
            label={t('player.captions')}
            short="CC"
            isOn={state.caption !== null}
            value={state.caption}
            options={[{ value: null, label: t('captions.off') }, ...state.captions.map(({ id, label }) => ({ value: id, label }))]}
            onChange={actions.setCaption}
          />
        )}
        {state.qualities.length > 0 && (
          <Menu
            label={t('player.quality')}
            short={state.quality === null ? t('player.auto') : `${state.quality}p`}
            value={state.quality}
            options={[{ value: null, label: auto }, ...state.qualities.map((side) => ({ value: side, label: `${side}p` }))]}
            onChange={actions.setQuality}
          />
        )}
        <IconButton icon="fullscreen" color={WHITE} label={t('player.fullscreen')} onPress={actions.fullscreen} />
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  bar: { paddingHorizontal: space.s, paddingTop: space.s, backgroundColor: 'rgba(8, 14, 18, 0.6)' },
  row: { flexDirection: 'row', alignItems: 'center' },
  time: { color: WHITE, fontSize: 14, fontVariant: ['tabular-nums'], flex: 1, paddingHorizontal: space.xs },
});
