// List prices in USD, us-east-1, without tax, discounts and free tiers of the first year. The one table: compare it with the price list of your
// region before you decide anything by it.
export const HOURS = 730

export const PRICES = {
  balancerHour: 0.0225,
  balancerUnitHour: 0.008, // 1 GB an hour, or 25 new connections a second
  natHour: 0.045,
  natGigabyte: 0.045,
  endpointHour: 0.01, // in each zone
  addressHour: 0.005,
  fargateCpuHour: 0.04048,
  fargateGigabyteHour: 0.004445,
  workerHour: 0.1785, // 4 vCPU, c7i.xlarge
  workerSpotHour: 0.07, // what it was of late; Spot prices move
  diskGigabyte: 0.08,
  databaseHour: { 'db.t4g.small': 0.032, 'db.t4g.medium': 0.065, 'db.m7g.large': 0.168, 'db.r7g.large': 0.239, 'db.r7g.xlarge': 0.478 }, // twice with a standby
  databaseGigabyte: 0.115, // twice with a standby
  storageGigabyte: 0.023,
  archiveGigabyte: 0.004, // GLACIER_IR
  deepArchiveGigabyte: 0.00099, // needs a restore before it is read
  tieredGigabyte: [0.023, 0.0125, 0.004], // INTELLIGENT_TIERING: read in the last 30 days, 90 days, longer ago
  tieredObjects: 0.0000025,
  put: 0.000005,
  get: 0.0000004,
  toArchive: 0.00002,
  cdnGigabyte: [[1024, 0], [10240, 0.085], [40960, 0.08], [102400, 0.06], [358400, 0.04], [Infinity, 0.03]],
  cdnRequest: 0.000001, // after 10 million
  series: 0.3,
  putMetricData: 0.00001,
  alarmSeries: 0.1,
  compositeAlarm: 0.5,
  dashboard: 3,
  logGigabyte: 0.5,
  canaryRun: 0.0012,
  functionGigabyteSecond: 0.0000167,
  key: 1,
  secret: 0.4,
  firewall: 5,
  firewallRule: 1,
  firewallRequest: 0.0000006,
  message: 0.0000004,
}
