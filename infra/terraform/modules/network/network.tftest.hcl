# Which subnets, gateways and routes there are.

mock_provider "aws" {}

variables {
  name                = "millrace-test"
  cidr                = "10.9.0.0/16"
  zones               = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
  nat                 = "single"
  interface_endpoints = ["sqs", "ecs-agent"]
  tags                = {}
}

run "subnets_do_not_overlap" {
  command = plan

  assert {
    condition     = length(distinct([for subnet in aws_subnet.this : subnet.cidr_block])) == 12
    error_message = "Each of 4 tiers in 3 zones has addresses of its own."
  }
  assert {
    condition     = aws_subnet.this["data-eu-west-1c"].cidr_block == "10.9.224.0/20"
    error_message = "The third of the data tier is the fifteenth sixteenth."
  }
}

run "one_nat_serves_all_zones" {
  command = plan

  assert {
    condition     = join(",", keys(aws_nat_gateway.this)) == "eu-west-1a" && length(aws_route.nat) == 3
    error_message = "single is one gateway and a route to it from each zone."
  }
}

run "each_zone_has_its_nat" {
  command = plan

  variables {
    nat = "per-zone"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 3 && length(aws_route.nat) == 3
    error_message = "per-zone is a gateway and a route in each zone."
  }
}

run "without_nat_there_is_no_way_out" {
  command = plan

  variables {
    nat = "none"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 0 && length(aws_eip.nat) == 0 && length(aws_route.nat) == 0
    error_message = "none is no gateway, no address and no route."
  }
}

run "one_zone_is_refused" {
  command = plan

  variables {
    zones = ["eu-west-1a"]
  }

  expect_failures = [var.zones]
}
