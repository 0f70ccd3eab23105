// What an environment costs before its first video, counted from what an apply makes.
import { list } from '../test/lab/policy.js'
import { HOURS, PRICES } from './prices.js'

const sum = values => values.reduce((all, one) => all + one, 0)

/** Fargate tasks of all services at their fewest. @returns {Array} cpu in vCPU and memory in GB */
function tasks(shown) {
  const definitions = shown.some('aws_ecs_task_definition')
  return shown.some('aws_ecs_service').filter(service => service.launch_type === 'FARGATE').flatMap(service => {
    const task = definitions.find(one => one.arn === service.task_definition)
    return Array(service.desired_count).fill({ cpu: task.cpu / 1024, memory: task.memory / 1024 })
  })
}

const CANARY = { seconds: 240, gigabytes: 1, machineHours: 0.3 } // a run that waits for a machine, which stays 15 minutes longer

/** The canary's runs, and the machine that each of them brings where workers go to zero. */
function canary(shown) {
  const minutes = shown.all('aws_synthetics_canary').map(one => Number(/\d+/.exec(one.schedule[0].expression)[0]))
  const runs = sum(minutes.map(each => HOURS * 60 / each))
  const group = shown.some('aws_ecs_service').find(service => list(service.capacity_provider_strategy).length > 0)
  const isOnDemand = group.capacity_provider_strategy.some(one => one.base > 0)
  const machine = group.desired_count > 0 ? 0 : Math.min(HOURS, runs * CANARY.machineHours) * (isOnDemand ? PRICES.workerHour : PRICES.workerSpotHour)
  return runs * (PRICES.canaryRun + CANARY.seconds * CANARY.gigabytes * PRICES.functionGigabyteSecond) + machine
}

/** By what it is for: dollars a month. @param series of our own, each at its price */
export function standing(shown, series) {
  const hourly = price => price * HOURS
  const running = tasks(shown)
  const [database] = shown.some('aws_db_instance')
  const copies = database.multi_az ? 2 : 1
  const alarms = shown.some('aws_cloudwatch_metric_alarm')
  const read = sum(alarms.map(alarm => (alarm.metric_name ? 1 : list(alarm.metric_query).filter(query => list(query.metric).length > 0).length)))
  const rules = sum(shown.some('aws_wafv2_web_acl').map(one => JSON.parse(one.rule_json).length))
  return {
    'load balancers': hourly(PRICES.balancerHour) * shown.some('aws_lb').length + hourly(PRICES.addressHour) * shown.some('aws_lb').find(one => !one.internal).subnets.length,
    NAT: hourly(PRICES.natHour + PRICES.addressHour) * shown.all('aws_nat_gateway').length,
    'interface endpoints': hourly(PRICES.endpointHour) * sum(shown.all('aws_vpc_endpoint').filter(one => one.vpc_endpoint_type === 'Interface').map(one => one.subnet_ids.length)),
    'services on Fargate': hourly(sum(running.map(one => one.cpu * PRICES.fargateCpuHour + one.memory * PRICES.fargateGigabyteHour))),
    database: copies * (hourly(PRICES.databaseHour[database.instance_class]) + database.allocated_storage * PRICES.databaseGigabyte),
    'series, alarms, dashboard': series * PRICES.series + running.length * (HOURS * 60) * PRICES.putMetricData + read * PRICES.alarmSeries
      + shown.some('aws_cloudwatch_composite_alarm').length * PRICES.compositeAlarm + PRICES.dashboard,
    canary: canary(shown),
    'keys, secrets, firewall': shown.some('aws_kms_key').length * PRICES.key + shown.some('aws_secretsmanager_secret').length * PRICES.secret
      + PRICES.firewall + rules * PRICES.firewallRule,
  }
}
