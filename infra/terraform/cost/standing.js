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
    'keys, secrets, firewall': shown.some('aws_kms_key').length * PRICES.key + shown.some('aws_secretsmanager_secret').length * PRICES.secret
      + PRICES.firewall + rules * PRICES.firewallRule,
  }
}
