const { configure } = require('@testing-library/react-native');

// why: a busy machine renders in more than the second that is usual
configure({ asyncUtilTimeout: 15_000 });
