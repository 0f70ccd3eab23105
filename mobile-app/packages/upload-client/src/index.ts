export * from './ports';
export * from './types';
export { createUploadManager, DEFAULT_SETTINGS } from './manager/manager';
export { STATUSES, TABLE, next, isOver } from './machine/status';
export type { Event, EventType } from './machine/status';
export { refusalOf } from './manager/check';
export type { Limits, FileRefusal } from './manager/check';
export { MemoryStore } from './memory/store';
export { soleTab } from './memory/tabs';
