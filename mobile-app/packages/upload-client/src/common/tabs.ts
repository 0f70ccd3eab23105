import type { Tabs } from '../ports';

/** For apps that are never open twice. */
export const soleTab: Tabs = {
  drive(_uploadId, onHeld) {
    onHeld();
    return () => undefined;
  },
  tell: () => undefined,
  subscribe: () => () => undefined,
};
