export { RefreshControl as PullToRefresh } from 'react-native';
