import type { ReactNode } from 'react';
import { Modal, Pressable, ScrollView, StyleSheet, View } from 'react-native';
import { radius, space, useColors } from '../../theme/theme';
import { Button } from './Button';
import { Txt } from './Txt';

interface Props {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** A box above the screen; Escape, the back button and a tap beside it close it. */
export function Dialog({ title, onClose, children }: Props) {
  const colors = useColors();
  return (
    <Modal transparent visible animationType="fade" aria-label={title} onRequestClose={onClose}>
      <View style={styles.over}>
        <Pressable aria-hidden tabIndex={-1} style={styles.shade} onPress={onClose} />
        <View style={[styles.box, { backgroundColor: colors.card }]}>
          <ScrollView contentContainerStyle={styles.content}>
            <Txt kind="heading">{title}</Txt>
            {children}
          </ScrollView>
        </View>
      </View>
    </Modal>
  );
}

interface ConfirmProps {
  title: string;
  text: string;
  yes: string;
  no: string;
  danger?: boolean;
  onYes(): void;
  onNo(): void;
}

/** A question with two answers, the harmless one first. */
export function Confirm({ title, text, yes, no, danger, onYes, onNo }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onNo}>
      <Txt tone="muted">{text}</Txt>
      <View style={styles.buttons}>
        <Button label={no} onPress={onNo} />
        <Button label={yes} kind={danger ? 'danger' : 'primary'} onPress={onYes} />
      </View>
    </Dialog>
  );
}

const styles = StyleSheet.create({
  over: { flex: 1, alignItems: 'center', justifyContent: 'center', padding: space.l },
  shade: { position: 'absolute', left: 0, right: 0, top: 0, bottom: 0, backgroundColor: 'rgba(8, 14, 18, 0.55)' },
  box: { borderRadius: radius.l, width: '100%', maxWidth: 480, maxHeight: '90%', overflow: 'hidden' },
  content: { padding: space.xl, gap: space.l },
  buttons: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'flex-end', gap: space.s },
});
