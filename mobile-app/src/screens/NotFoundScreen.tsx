import { useNavigation } from '@react-navigation/native';
import { View } from 'react-native';
import { useTranslation } from '../i18n';
import { Button } from '../components/ui/Button';
import { ScreenFrame } from '../components/ui/ScreenFrame';

/** An address that no screen has. */
export function NotFoundScreen() {
  const { t } = useTranslation();
  const navigation = useNavigation();
  return (
    <ScreenFrame title={t('app.notFound')}>
      <View style={{ alignItems: 'flex-start' }}>
        <Button label={t('app.toVideos')} onPress={() => navigation.navigate('Videos')} />
      </View>
    </ScreenFrame>
  );
}
