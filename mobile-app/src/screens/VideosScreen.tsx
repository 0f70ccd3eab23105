import { useIsFocused, useNavigation } from '@react-navigation/native';
import { useDeferredValue, useState } from 'react';
import { StyleSheet, View } from 'react-native';
import { useTranslation } from '../i18n';
import { Button, IconButton } from '../components/ui/Button';
import { Choice } from '../components/ui/Chip';
import { ScreenFrame } from '../components/ui/ScreenFrame';
import { SearchBox } from '../components/VideoList/SearchBox';
import { VideoList } from '../components/VideoList/VideoList';
import { Txt } from '../components/ui/Txt';
import { useFileDrop } from '../hooks/useFileDrop';
import { FILTERS, useVideos, type Filter } from '../hooks/useVideos';
import { chosenFiles } from '../services/chosenFiles';
import { space, useColors, useIsWide } from '../theme/theme';

/** The person's videos. */
export function VideosScreen() {
  const { t } = useTranslation();
  const navigation = useNavigation();
  const isWide = useIsWide();
  const [filter, setFilter] = useState<Filter>('ALL');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const videos = useVideos(filter, search);
  const isOver = useDropToUpload();
  const upload = <Button kind="primary" icon="plus" label={t('videos.upload')} wide={!isWide} onPress={() => navigation.navigate('Upload')} />;
  const filters = (Object.keys(FILTERS) as Filter[]).map((value) => ({ value, label: t(`videos.filter.${value}`) }));
  return (
    <ScreenFrame
      title={t('videos.title')}
      ownScroll
      footer={isWide ? undefined : upload}
      actions={
        <View style={styles.actions}>
          {isWide && upload}
          <IconButton icon="settings" label={t('app.settings')} onPress={() => navigation.navigate('Settings')} />
        </View>
      }
    >
      {isOver && <DropHint />}
      <VideoList
        videos={videos}
        search={search}
        isFiltered={filter !== 'ALL'}
        header={
          <View style={isWide ? styles.wide : styles.tools}>
            <View style={isWide ? styles.wideSearch : undefined}>
              <SearchBox value={typed} onChange={setTyped} />
            </View>
            <Choice<Filter> label={t('videos.filter.label')} options={filters} value={filter} onChange={setFilter} />
          </View>
        }
      />
    </ScreenFrame>
  );
}

/** A file that is dropped anywhere on the list is taken to the upload. */
function useDropToUpload() {
  const navigation = useNavigation();
  const isFocused = useIsFocused();
  const isOver = useFileDrop((files) => {
    // why: this screen stays below the one that is open, which takes its files itself
    if (!isFocused) return;
    chosenFiles.drop(files);
    navigation.navigate('Upload');
  });
  return isOver && isFocused;
}

function DropHint() {
  const { t } = useTranslation();
  const colors = useColors();
  return (
    <View pointerEvents="none" style={[styles.drop, { backgroundColor: colors.accentSoft, borderColor: colors.accent }]}>
      <Txt kind="heading" tone="accent">{t('videos.drop')}</Txt>
    </View>
  );
}

const styles = StyleSheet.create({
  drop: { position: 'absolute', left: 0, right: 0, top: 0, bottom: 0, zIndex: 1, opacity: 0.95, borderWidth: 2, borderStyle: 'dashed', borderRadius: 16, alignItems: 'center', justifyContent: 'center' },
  actions: { flexDirection: 'row', alignItems: 'center', gap: space.s },
  tools: { gap: space.s },
  wide: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between', gap: space.l, flexWrap: 'wrap' },
  wideSearch: { flexGrow: 1, maxWidth: 420 },
});
