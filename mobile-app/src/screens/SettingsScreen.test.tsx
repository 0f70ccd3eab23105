import { fireEvent } from '@testing-library/react-native';
import { settings } from '../services/settings';
import { open } from '../testing/app';

let end: () => Promise<void> = async () => {};
afterEach(async () => {
  await end();
  settings.change({ wifiOnly: false, saveData: false, language: null });
});

test.each([
  ['Upload on Wi-Fi only', 'wifiOnly'],
  ['Save data', 'saveData'],
] as const)('%s is kept', async (label, key) => {
  const app = await open('Settings', undefined);
  end = app.end;
  await fireEvent.press(await app.screen.findByRole('switch', { name: label }));
  expect(settings.get()[key]).toBe(true);
  expect(app.screen.getByRole('switch', { name: label })).toBeChecked();
});

test('a language is chosen, or the device says it', async () => {
  const app = await open('Settings', undefined);
  end = app.end;
  await fireEvent.press(await app.screen.findByLabelText('Español'));
  expect(settings.get().language).toBe('es');
  await fireEvent.press(app.screen.getByLabelText('As the device'));
  expect(settings.get().language).toBeNull();
});

test('a lost event stream is told', async () => {
  const app = await open('Settings', undefined, { stream: 'LOST' });
  end = app.end;
  expect(await app.screen.findByText('Not live: asking now and then')).toBeTruthy();
});

test('signing out', async () => {
  const app = await open('Settings', undefined);
  end = app.end;
  expect(await app.screen.findByText('Signed in as alice')).toBeTruthy();
  await fireEvent.press(app.screen.getByText('Sign out'));
  expect(app.signOut).toHaveBeenCalled();
});
