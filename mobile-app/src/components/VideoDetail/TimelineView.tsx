import { useQuery } from '@tanstack/react-query';
import { ActivityIndicator, StyleSheet, View } from 'react-native';
import { useProblemWords } from '../../hooks/useProblemWords';
import { plural, useTranslation } from '../../i18n';
import { useServices } from '../../services/app';
import type { Step, Timeline } from '../../services/apiClient';
import { keys } from '../../services/videoCache';
import { space, useColors, useIsDark } from '../../theme/theme';
import { clock, facts } from '../../utils/format';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Txt } from '../ui/Txt';
import { lengthOf, placeOf, sharesOf, toneOf, type Tone } from './timeline';

/** What a video's time went into: a lane of bars, and the same as a list. */
export function TimelineView({ videoId, onClose }: { videoId: string; onClose(): void }) {
  const { t } = useTranslation();
  const colors = useColors();
  const words = useProblemWords();
  const { api } = useServices();
  const { data, isError, error, isPending } = useQuery({ queryKey: keys.timeline(videoId), queryFn: () => api.timeline(videoId), staleTime: 0 });
  return (
    <Dialog title={t('timeline.title')} onClose={onClose}>
      {isPending && <ActivityIndicator color={colors.accent} />}
      {isError && <Banner text={words(error)} />}
      {data && <Lanes timeline={data} />}
      <View style={styles.end}>
        <Button label={t('app.close')} onPress={onClose} />
      </View>
    </Dialog>
  );
}

function Lanes({ timeline }: { timeline: Timeline }) {
  const { t } = useTranslation();
  const paint = usePaint();
  const { attempts, ended, readyAt, lanes } = timeline;
  return (
    <>
      <Txt kind="note">
        {facts(t('timeline.all', { time: clock(lengthOf(timeline)) }), attempts.length > 0 && plural(t, 'timeline.attempts', attempts.length), !ended && t('timeline.goesOn'))}
      </Txt>
      {readyAt && <Txt kind="note">{t('timeline.playsFrom', { time: clock((Date.parse(readyAt) - Date.parse(timeline.from)) / 1000) })}</Txt>}
      <View aria-hidden style={styles.lanes}>
        {lanes.map((lane, at) => (
          <View key={at} style={styles.lane}>
            {lane.steps.map((step) => (
              <View key={`${step.step} ${step.startedAt}`} style={[styles.bar, { backgroundColor: paint(toneOf(step.step)) }, spanOf(step, timeline)]} />
            ))}
          </View>
        ))}
      </View>
      <View role="list" style={styles.shares}>
        {sharesOf(lanes[0]?.steps ?? []).map(({ step, seconds, share }) => (
          <View key={step} role="listitem" style={styles.share}>
            <View style={[styles.dot, { backgroundColor: paint(toneOf(step)) }]} />
            <Txt kind="note" tone="text">
              {facts(t(`timeline.step.${step}`), `${seconds.toFixed(1)} s`, share < 0.01 ? t('timeline.belowOne') : `${Math.round(share * 100)} %`)}
            </Txt>
          </View>
        ))}
      </View>
    </>
  );
}

function spanOf(step: Step, timeline: Timeline) {
  const left = placeOf(step.startedAt, timeline);
  return { left: `${left}%` as const, width: `${Math.max(0.3, placeOf(step.endedAt, timeline) - left)}%` as const };
}

/** Colours that can be told apart on both grounds. */
function usePaint(): (tone: Tone) => string {
  const isDark = useIsDark();
  const colors = useColors();
  const light: Record<Tone, string> = { rest: '#c9d1d8', upload: '#3b82c4', wait: '#e0a32e', work: '#0f7490', other: '#7f8ea3', picture: '#8a63c9', publish: '#2f9e63', lost: '#c0443b', unknown: '#dfe4e8' };
  return (tone) => (isDark && tone === 'unknown' ? colors.line : isDark && tone === 'rest' ? colors.muted : light[tone]);
}

const styles = StyleSheet.create({
  lanes: { gap: space.xs },
  lane: { height: 18, borderRadius: 4, overflow: 'hidden' },
  bar: { position: 'absolute', top: 0, bottom: 0 },
  shares: { gap: 6 },
  share: { flexDirection: 'row', alignItems: 'center', gap: space.s },
  dot: { width: 12, height: 12, borderRadius: 3 },
  end: { alignItems: 'flex-end' },
});
