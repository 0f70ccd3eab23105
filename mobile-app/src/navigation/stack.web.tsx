import {
  createNavigatorFactory,
  StackRouter,
  useNavigationBuilder,
  type DefaultNavigatorOptions,
  type ParamListBase,
  type StackNavigationState,
  type StackRouterOptions,
} from '@react-navigation/native';
import { StyleSheet, View } from 'react-native';

interface Options {
  title?: string;
  /** Of the native stack; a browser shows none. */
  headerShown?: boolean;
}

type Events = Record<string, { data?: object }>;
type Props = DefaultNavigatorOptions<ParamListBase, string | undefined, StackNavigationState<ParamListBase>, Options, Events, unknown> & StackRouterOptions;

/**
 * A stack of screens for a browser: the one on top is shown, the others keep their place, their scroll and what was typed. The native
 * stack's own view for the web would bring a header, icons and colour arithmetic that nothing here shows.
 */
function WebStack({ children, screenOptions, screenLayout, initialRouteName }: Props) {
  const { state, descriptors, NavigationContent } = useNavigationBuilder(StackRouter, { children, screenOptions, screenLayout, initialRouteName });
  return (
    <NavigationContent>
      {state.routes.map((route, at) => (
        <View key={route.key} style={[styles.screen, at !== state.index && styles.below]}>
          {descriptors[route.key]!.render()}
        </View>
      ))}
    </NavigationContent>
  );
}

export const Stack = createNavigatorFactory(WebStack)();

const styles = StyleSheet.create({
  screen: { flex: 1 },
  below: { display: 'none' },
});
