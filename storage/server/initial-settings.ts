/**
 * Written into postgresql.conf when the cluster is made, for a small machine that does other things
 * too: little memory, few processes. Later they are the operator's to change, as in any PostgreSQL.
 */
const initialSettings = {
  shared_buffers: '64MB',
  max_connections: '60',
  superuser_reserved_connections: '1',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  huge_pages: 'off',
  jit: 'off',
  io_method: 'sync', // Its workers would cost three processes.
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '2',
  autovacuum_worker_slots: '2',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  checkpoint_timeout: '15min',
  // A query whose client has gone ends soon, and so does not keep a new server from starting.
  client_connection_check_interval: '2s',
  timezone: 'UTC',
  // A week of logs, one file a day of the week.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
};

/** The initial settings as options of initdb. */
export function listInitdbOptions(): string[] {
  return Object.entries(initialSettings).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
}
