import { useNavigation } from '@react-navigation/native';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';
import { Button, IconButton } from '../components/ui/Button';
import { Choice } from '../components/ui/Chip';
import { ScreenFrame } from '../components/ui/ScreenFrame';
import { SearchBox } from '../components/VideoList/SearchBox';
import { VideoList } from '../components/VideoList/VideoList';
import { FILTERS, useVideos, type Filter } from '../hooks/useVideos';
import { space, useIsWide } from '../theme/theme';

/** The person's videos. */
export function VideosScreen() {
  const { t } = useTranslation();
  const navigation = useNavigation();
  const isWide = useIsWide();
  const [filter, setFilter] = useState<Filter>('ALL');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const videos = useVideos(filter, search);
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
      <VideoList
        videos={videos}
        search={search}
        isFiltered={filter !== 'ALL'}
        onOpen={({ id }) => navigation.navigate('Video', { id })}
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

const styles = StyleSheet.create({
  actions: { flexDirection: 'row', alignItems: 'center', gap: space.s },
  tools: { gap: space.s },
  wide: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between', gap: space.l, flexWrap: 'wrap' },
  wideSearch: { flexGrow: 1, maxWidth: 420 },
});
