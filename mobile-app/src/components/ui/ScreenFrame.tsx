import { useFocusEffect, useNavigation } from '@react-navigation/native';
import { useCallback, useRef, type ReactNode } from 'react';
import { AccessibilityInfo, findNodeHandle, Platform, ScrollView, StyleSheet, Text, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useTranslation } from '../../i18n';
import { space, TARGET, useColors, useIsWide } from '../../theme/theme';
import { IconButton } from './Button';
import { Txt } from './Txt';

const WIDEST = 1120;

interface Props {
  title: string;
  /** The title is said but not shown: the screen shows it elsewhere. */
  hideTitle?: boolean;
  actions?: ReactNode;
  children: ReactNode;
  /** The content scrolls by itself, as a list does. */
  ownScroll?: boolean;
  /** A narrow column for what is read or filled in. */
  narrow?: boolean;
  footer?: ReactNode;
}

/** What all screens have: a way back, a heading that takes the focus on arrival, and a column in the middle. */
export function ScreenFrame({ title, hideTitle, actions, children, ownScroll, narrow, footer }: Props) {
  const colors = useColors();
  const insets = useSafeAreaInsets();
  const isWide = useIsWide();
  const navigation = useNavigation();
  const { t } = useTranslation();
  const heading = useArrival();
  const column = [styles.column, narrow && styles.narrow, { paddingHorizontal: isWide ? space.xl : space.l }];
  return (
    <View role="main" style={[styles.screen, { backgroundColor: colors.ground, paddingTop: insets.top, paddingLeft: insets.left, paddingRight: insets.right }]}>
      <View style={[column, styles.header]}>
        {navigation.canGoBack() && (
          <View style={styles.back}>
            <IconButton icon="back" label={t('app.back')} onPress={() => navigation.goBack()} />
          </View>
        )}
        <View style={styles.title}>
          <Txt ref={heading} kind="title" tabIndex={-1} numberOfLines={3} style={[!isWide && styles.small, hideTitle && styles.unseen]} {...HEADING_MARK}>
            {title}
          </Txt>
        </View>
        {actions}
      </View>
      {ownScroll ? (
        <View style={[column, styles.fill]}>{children}</View>
      ) : (
        <ScrollView style={styles.fill} contentContainerStyle={[column, styles.content, { paddingBottom: insets.bottom + space.xxl }]}>
          {children}
        </ScrollView>
      )}
      {footer && <View style={[styles.footer, { backgroundColor: colors.ground, borderColor: colors.line, paddingBottom: insets.bottom + space.m }]}>{footer}</View>}
    </View>
  );
}

/** For the style sheet: a heading that has the focus only so that a screen reader begins there shows no ring. */
const HEADING_MARK = Platform.OS === 'web' ? { dataSet: { heading: '' } } : {};

/** Focus goes to the heading on arrival, and on return to where it was. */
function useArrival() {
  const heading = useRef<Text>(null);
  const left = useRef<Element | null>(null);
  useFocusEffect(
    useCallback(() => {
      if (Platform.OS === 'web') {
        const target = left.current?.isConnected ? left.current : heading.current;
        (target as unknown as HTMLElement | null)?.focus({ preventScroll: true });
        return () => void (left.current = document.activeElement);
      }
      const node = findNodeHandle(heading.current);
      if (node) AccessibilityInfo.setAccessibilityFocus(node);
      return () => {};
    }, []),
  );
  return heading;
}

const styles = StyleSheet.create({
  screen: { flex: 1 },
  fill: { flex: 1 },
  column: { width: '100%', maxWidth: WIDEST, alignSelf: 'center' },
  narrow: { maxWidth: 680 },
  header: { flexDirection: 'row', alignItems: 'center', gap: space.s, minHeight: TARGET + space.l, paddingVertical: space.m },
  back: { marginLeft: -space.m },
  title: { flex: 1 },
  content: { gap: space.xl, paddingTop: space.s },
  footer: { borderTopWidth: StyleSheet.hairlineWidth, paddingHorizontal: space.l, paddingTop: space.m },
  small: { fontSize: 24, lineHeight: 30 },
  unseen: { position: 'absolute', width: 1, height: 1, overflow: 'hidden' },
});
