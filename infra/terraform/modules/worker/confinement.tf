# ECS has no field for a seccomp profile, so it is the Docker daemon's, for all containers of the machine. It refuses what Docker's own
# does, but lets a process make a user and a network namespace: with these a worker takes the network away from ffmpeg (confinement.md).

locals {
  # As the kernel's clone(2) numbers them.
  other_namespaces = {
    mount = 131072, cgroup = 33554432, uts = 67108864, ipc = 134217728, pid = 536870912
  }

  # why refused even without capabilities: these are the ways into the kernel that exploits of containers took
  refused = [
    "_sysctl", "acct", "add_key", "bpf", "chroot", "clock_adjtime", "clock_settime", "create_module", "delete_module",
    "fanotify_init", "finit_module", "fsconfig", "fsmount", "fsopen", "fspick", "get_kernel_syms", "init_module",
    "io_uring_enter", "io_uring_register", "io_uring_setup", "ioperm", "iopl", "kcmp", "kexec_file_load", "kexec_load",
    "keyctl", "lookup_dcookie", "mount", "mount_setattr", "move_mount", "move_pages", "nfsservctl", "open_by_handle_at",
    "open_tree", "perf_event_open", "pidfd_getfd", "pivot_root", "process_madvise", "process_vm_readv",
    "process_vm_writev", "ptrace", "query_module", "quotactl", "quotactl_fd", "reboot", "request_key", "setns",
    "settimeofday", "swapoff", "swapon", "sysfs", "syslog", "umount", "umount2", "uselib", "userfaultfd", "ustat",
    "vhangup", "vm86", "vm86old",
  ]

  seccomp = {
    defaultAction = "SCMP_ACT_ALLOW"
    # why this one alone: calls by the numbers of 32-bit programs would pass by the list
    architectures = ["SCMP_ARCH_X86_64"]
    syscalls = concat(
      [
        { names = local.refused, action = "SCMP_ACT_ERRNO", errnoRet = 1 },
        # why "no such call": its flags are in memory, where seccomp does not look; libraries then use clone
        { names = ["clone3"], action = "SCMP_ACT_ERRNO", errnoRet = 38 },
      ],
      [for flag in values(local.other_namespaces) : {
        names    = ["clone", "unshare"]
        action   = "SCMP_ACT_ERRNO"
        errnoRet = 1
        args     = [{ index = 0, op = "SCMP_CMP_MASKED_EQ", value = flag, valueTwo = flag }]
      }],
    )
  }

  user_data = <<-SH
    #!/bin/bash
    set -euo pipefail
    cat > /etc/ecs/ecs.config <<'CONFIG'
    ECS_CLUSTER=${var.cluster_name}
    ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
    ECS_AWSVPC_BLOCK_IMDS=true
    ECS_CONTAINER_STOP_TIMEOUT=120s
    ECS_IMAGE_PULL_BEHAVIOR=prefer-cached
    CONFIG
    cat > /etc/docker/seccomp.json <<'PROFILE'
    ${jsonencode(local.seccomp)}
    PROFILE
    cat > /etc/docker/daemon.json <<'DAEMON'
    ${jsonencode({ seccomp-profile = "/etc/docker/seccomp.json", live-restore = true })}
    DAEMON
    sysctl -w user.max_user_namespaces=15000
    systemctl restart docker
  SH
}
