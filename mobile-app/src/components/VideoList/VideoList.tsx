import { useEffect, useState, type ReactElement } from 'react';
import { ActivityIndicator, FlatList, StyleSheet, View } from 'react-native';
import { useTranslation } from '../../i18n';
import { useProblemWords } from '../../hooks/useProblemWords';
import type { useVideos } from '../../hooks/useVideos';
import type { VideoItem } from '../../services/apiClient';
import { space, useColors, useIsWide } from '../../theme/theme';
import { Banner } from '../ui/Banner';
import { PullToRefresh } from '../ui/PullToRefresh';
import { Txt } from '../ui/Txt';
import { VideoCard } from './VideoCard';

interface Props {
  videos: ReturnType<typeof useVideos>;
  search: string;
  isFiltered: boolean;
  header: ReactElement;
}

const COLUMNS = 3;

/** The videos, endless downwards; pulling refreshes. One column on a phone, three where there is room. */
export function VideoList({ videos, search, isFiltered, header }: Props) {
  const { t } = useTranslation();
  const colors = useColors();
  const columns = useIsWide() ? COLUMNS : 1;
  const [isPulled, setPulled] = useState(false);
  const [heights, setHeights] = useState({ list: 0, content: 0 });
  // why: a list that does not fill its screen never comes to its end by scrolling
  const isShort = heights.list > 0 && heights.content <= heights.list;
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage, isError } = videos;

  useEffect(() => {
    // why: a search is over what has been loaded, so it loads on until the end
    if ((search || isShort) && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [search, isShort, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const pulled = () => {
    setPulled(true);
    void videos.refetch().finally(() => setPulled(false));
  };
  return (
    <FlatList
      key={columns}
      testID="videos"
      data={items}
      numColumns={columns}
      keyExtractor={(item) => item.id}
      renderItem={({ item }) => (
        <View style={columns > 1 ? styles.cell : styles.row}>
          <VideoCard item={item} />
        </View>
      )}
      style={styles.list}
      onLayout={({ nativeEvent }) => setHeights((now) => ({ ...now, list: nativeEvent.layout.height }))}
      onContentSizeChange={(_, content) => setHeights((now) => ({ ...now, content }))}
      columnWrapperStyle={columns > 1 ? styles.columns : undefined}
      contentContainerStyle={styles.content}
      ListHeaderComponent={
        <View style={styles.header}>
          {header}
          <Trouble videos={videos} />
        </View>
      }
      ListEmptyComponent={<Nothing videos={videos} search={search} isFiltered={isFiltered} />}
      ListFooterComponent={
        isFetchingNextPage ? (
          <View style={styles.more}>
            <ActivityIndicator color={colors.accent} aria-label={t('app.loading')} />
            {search !== '' && <Txt kind="note">{t('videos.searching')}</Txt>}
          </View>
        ) : null
      }
      onEndReached={() => hasNextPage && !isFetchingNextPage && fetchNextPage()}
      onEndReachedThreshold={0.6}
      refreshControl={<PullToRefresh refreshing={isPulled} onRefresh={pulled} tintColor={colors.accent} colors={[colors.accent]} />}
    />
  );
}

function Trouble({ videos: { isError, error, data, refetch, fetchStatus } }: Pick<Props, 'videos'>) {
  const { t } = useTranslation();
  const words = useProblemWords();
  if (data && (isError || fetchStatus === 'paused')) return <Banner tone="neutral" text={t('videos.offline')} action={{ label: t('app.retry'), onPress: refetch }} />;
  return isError ? <Banner text={words(error)} action={{ label: t('app.retry'), onPress: refetch }} /> : null;
}

function Nothing({ videos, search, isFiltered }: Pick<Props, 'videos' | 'search' | 'isFiltered'>) {
  const { t } = useTranslation();
  const colors = useColors();
  if (videos.isPending) return <ActivityIndicator style={styles.more} color={colors.accent} aria-label={t('app.loading')} />;
  if (!videos.data || videos.isFetchingNextPage) return null;
  if (search) return <Txt tone="muted" style={styles.nothing}>{t('videos.nothingFound')}</Txt>;
  if (isFiltered) return <Txt tone="muted" style={styles.nothing}>{t('videos.nothingInFilter')}</Txt>;
  return (
    <View style={styles.empty}>
      <Txt kind="heading">{t('videos.emptyTitle')}</Txt>
      <Txt tone="muted" style={styles.centered}>{t('videos.emptyText')}</Txt>
    </View>
  );
}

const styles = StyleSheet.create({
  list: { flex: 1 },
  content: { paddingBottom: space.xxl, gap: space.m },
  columns: { gap: space.l },
  cell: { width: `${100 / COLUMNS}%`, flexShrink: 1, paddingBottom: space.xs },
  row: { alignSelf: 'stretch' },
  header: { gap: space.l, paddingBottom: space.xs },
  more: { padding: space.xl, alignItems: 'center', gap: space.s },
  nothing: { paddingVertical: space.xxl, textAlign: 'center' },
  empty: { alignItems: 'center', gap: space.s, paddingVertical: 64, paddingHorizontal: space.l },
  centered: { textAlign: 'center', maxWidth: 420 },
});
