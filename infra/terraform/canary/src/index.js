'use strict'
// The handler that CloudWatch Synthetics calls: a run has passed when it returns, and failed when it throws.
const { clip } = require('./clip')
const { Journey, tokensOf } = require('./journey')

/** The value of a secret. why not at the top: the SDK is the runtime's, and not there where this is tested. */
async function secretOf(arn) {
  const { GetSecretValueCommand, SecretsManagerClient } = require('@aws-sdk/client-secrets-manager')
  return (await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: arn }))).SecretString
}

/** @param from settings by name @param read the value of a secret by its ARN @returns {object} seconds of each step */
async function run(from, read) {
  const now = () => performance.now()
  return new Journey({
    api: from.API,
    token: tokensOf(from.ISSUER, JSON.parse(await read(from.CLIENT_SECRET_ARN)), now),
    clip: clip(),
    waitMs: Number(from.WAIT_SECONDS) * 1000,
    pause: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
    now,
  }).run()
}

exports.run = run
exports.handler = async () => {
  const took = await run(process.env, secretOf)
  console.log(`uploaded, READY and played: ${JSON.stringify(took)}`)
}
