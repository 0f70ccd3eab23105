import { useNavigation } from '@react-navigation/native';
import { useTranslation } from '../i18n';
import { ScreenFrame } from '../components/ui/ScreenFrame';
import { UploadPanel } from '../components/UploadPanel/UploadPanel';

/** New uploads and those that are under way. */
export function UploadScreen() {
  const { t } = useTranslation();
  const navigation = useNavigation();
  return (
    <ScreenFrame title={t('upload.title')} narrow>
      <UploadPanel onOpen={(id) => navigation.navigate('Video', { id })} />
    </ScreenFrame>
  );
}
