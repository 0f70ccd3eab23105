/** Sources are only stripped of their types here; `npm run types` checks them. */
module.exports = {
  testEnvironment: 'node',
  testTimeout: 60_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '\\.ts$': ['ts-jest', { transpilation: true, tsconfig: { module: 'CommonJS', moduleResolution: 'node10', target: 'ES2022', isolatedModules: true, ignoreDeprecations: '6.0' } }],
  },
};
