// Serves the schemas to Terraform as if they were the AWS provider. It talks to nobody.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import grpc from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { decode, encode } from '@msgpack/msgpack'
import { plannedResource, settled, wronglySet } from './plan.js'
import { looked } from './values.js'

const NESTING = { single: 'SINGLE', list: 'LIST', set: 'SET', map: 'MAP' }

const blockMessage = block => ({
  attributes: Object.entries(block.attributes).map(([name, { type, ...flags }]) => ({ name, type: Buffer.from(JSON.stringify(type)), ...flags })),
  block_types: Object.entries(block.block_types).map(([type_name, nested]) => ({
    type_name,
    block: blockMessage(nested.block),
    nesting: NESTING[nested.nesting_mode],
    min_items: nested.min_items ?? 0,
    max_items: nested.max_items ?? 0,
  })),
})
const schemaMessage = ({ version, block }) => ({ version, block: blockMessage(block) })
const schemaMessages = all => Object.fromEntries(Object.entries(all).map(([type, schema]) => [type, schemaMessage(schema)]))

const read = value => (value?.msgpack.length ? decode(value.msgpack) : value?.json.length ? JSON.parse(value.json) : null)
const write = value => ({ msgpack: Buffer.from(encode(value)) })

function handlers({ provider, resource_schemas: resources, data_source_schemas: sources }) {
  const validated = (all, { type_name, config }) => ({
    diagnostics: wronglySet(all[type_name].block, read(config))
      .map(name => ({ severity: 'ERROR', summary: `"${name}" cannot be set: the provider computes it` })),
  })
  return {
    GetSchema: () => ({
      provider: schemaMessage(provider),
      resource_schemas: schemaMessages(resources),
      data_source_schemas: schemaMessages(sources),
      server_capabilities: { plan_destroy: false },
    }),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    ValidateResourceTypeConfig: request => validated(resources, request),
    ValidateDataSourceConfig: request => validated(sources, request),
    UpgradeResourceState: ({ raw_state }) => ({ upgraded_state: { json: raw_state.json } }),
    Configure: () => ({}),
    ReadResource: ({ current_state }) => ({ new_state: current_state }),
    PlanResourceChange: ({ type_name, prior_state, proposed_new_state, config }) => {
      const proposed = read(proposed_new_state)
      if (proposed === null) return { planned_state: proposed_new_state }
      const isNew = read(prior_state) === null
      return {
        planned_state: write(plannedResource(type_name, resources[type_name].block, proposed, read(config), isNew)),
        legacy_type_system: true,
      }
    },
    ApplyResourceChange: ({ planned_state }) => ({ new_state: write(settled(read(planned_state))), legacy_type_system: true }),
    ReadDataSource: ({ type_name, config }) => ({ state: write(looked(type_name, sources[type_name].block.attributes, read(config))) }),
    Stop: () => ({}),
  }
}

const answering = (name, handler) => (call, answer) => {
  try {
    answer(null, handler(call.request))
  } catch (e) {
    console.error(`offline provider: ${name} ${call.request.type_name ?? ''}: ${e.stack}`)
    answer({ code: grpc.status.INTERNAL, message: String(e) })
  }
}

/** Serves until close(); environment is what a terraform needs to find it. */
export async function serve(schemas) {
  const definition = loadSync(path.join(import.meta.dirname, 'tfplugin5.proto'), { keepCase: true, longs: Number, enums: String, defaults: true })
  const service = grpc.loadPackageDefinition(definition).tfplugin5.Provider.service
  const server = new grpc.Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 })
  server.addService(service, Object.fromEntries(Object.entries(handlers(schemas)).map(([name, handler]) => [name, answering(name, handler)])))
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'millrace-provider-'))
  const socket = path.join(folder, 'socket')
  await new Promise((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, grpc.ServerCredentials.createInsecure(), error => (error ? reject(error) : resolve()))
  })
  const settings = path.join(folder, 'terraformrc')
  fs.writeFileSync(settings, '') // why: nobody's own mirrors, credentials or caches
  const address = { Protocol: 'grpc', ProtocolVersion: 5, Pid: process.pid, Test: true, Addr: { Network: 'unix', String: socket } }
  return {
    environment: { TF_REATTACH_PROVIDERS: JSON.stringify({ 'hashicorp/aws': address }), TF_CLI_CONFIG_FILE: settings, CHECKPOINT_DISABLE: '1' },
    close: () => {
      server.forceShutdown()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
