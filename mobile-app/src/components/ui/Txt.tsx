import type { Ref } from 'react';
import { Text, type TextProps, type TextStyle } from 'react-native';
import { useColors } from '../../theme/theme';

type Kind = 'title' | 'heading' | 'label' | 'body' | 'note';

const SIZES: Record<Kind, TextStyle> = {
  title: { fontSize: 28, lineHeight: 34, fontWeight: '700', letterSpacing: -0.4 },
  heading: { fontSize: 20, lineHeight: 26, fontWeight: '700' },
  label: { fontSize: 16, lineHeight: 22, fontWeight: '600' },
  body: { fontSize: 16, lineHeight: 23 },
  note: { fontSize: 14, lineHeight: 20 },
};

interface Props extends TextProps {
  ref?: Ref<Text>;
  /** Attributes of the web, for the style sheet. */
  dataSet?: Record<string, string>;
  tabIndex?: 0 | -1;
  kind?: Kind;
  tone?: 'text' | 'muted' | 'bad' | 'good' | 'accent';
}

/** Text in one of the app's sizes. Titles and headings are headings to a screen reader too. */
export function Txt({ kind = 'body', tone = kind === 'note' ? 'muted' : 'text', style, ...rest }: Props) {
  const colors = useColors();
  const heading = kind === 'title' ? { role: 'heading' as const, 'aria-level': 1 } : kind === 'heading' ? { role: 'heading' as const, 'aria-level': 2 } : {};
  return <Text {...heading} {...rest} style={[{ color: colors[tone] }, SIZES[kind], style]} />;
}
