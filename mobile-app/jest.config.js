const { transformIgnorePatterns } = require('jest-expo/jest-preset');

// why: this package has ES modules alone
const withParser = transformIgnorePatterns.map((pattern) => pattern.replace('(?!', '(?!eventsource-parser|'));

module.exports = {
  testTimeout: 60_000,
  projects: [
    {
      displayName: 'core',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/packages/**/*.test.ts'],
      transform: { '\\.tsx?$': ['babel-jest', { presets: ['babel-preset-expo'] }] },
    },
    {
      displayName: 'native',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/scripts/**/*.test.js'],
      transform: {},
    },
    {
      displayName: 'app',
      preset: 'jest-expo',
      transformIgnorePatterns: withParser,
      setupFiles: ['<rootDir>/jest.setup.js'],
      setupFilesAfterEnv: ['<rootDir>/jest.waiting.js'],
      testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/src/**/*.test.tsx'],
    },
  ],
};
