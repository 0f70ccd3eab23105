import { StyleSheet, View } from 'react-native';
import { useTranslation } from '../../i18n';
import { IconButton } from '../ui/Button';
import { Field } from '../ui/Field';

interface Props {
  value: string;
  onChange(value: string): void;
}

export function SearchBox({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <View>
      <Field
        label={t('videos.search')}
        hideLabel
        role="searchbox"
        placeholder={t('videos.searchHint')}
        value={value}
        onChangeText={onChange}
        autoCorrect={false}
        autoCapitalize="none"
        returnKeyType="search"
        style={value ? styles.withClear : undefined}
      />
      {value !== '' && (
        <View style={styles.clear}>
          <IconButton icon="close" size={14} label={t('videos.clearSearch')} onPress={() => onChange('')} />
        </View>
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  withClear: { paddingRight: 48 },
  clear: { position: 'absolute', right: 0, top: 0 },
});
