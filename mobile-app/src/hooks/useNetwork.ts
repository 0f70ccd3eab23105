import { useNetInfo } from '@react-native-community/netinfo';

/** Whether bytes cost the person something; false where the system does not say. */
export function useIsMetered(): boolean {
  const { type, details } = useNetInfo();
  return type === 'cellular' || (details !== null && 'isConnectionExpensive' in details && details.isConnectionExpensive === true);
}
