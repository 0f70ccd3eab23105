import { StatusBar } from 'expo-status-bar';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { deviceLanguage, speak } from './src/i18n';
import { Root } from './src/Root';
import { settings } from './src/services/settings';

void speak(settings.get().language ?? deviceLanguage());

export default function App() {
  return (
    <SafeAreaProvider>
      <StatusBar style="auto" />
      <Root />
    </SafeAreaProvider>
  );
}
