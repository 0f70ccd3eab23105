import { createNativeStackNavigator } from '@react-navigation/native-stack';
import type { Routes } from './routes';

/** The system's own screens and transitions. */
export const Stack = createNativeStackNavigator<Routes>();
