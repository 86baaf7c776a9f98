import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Prometheus metrics of this process. Labels are closed sets: never ids, hosts or paths as the client wrote them. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly httpDuration = new Histogram({
    name: 'moorage_http_request_duration_seconds',
    help: 'Time from request to answer, by route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2, 10],
    registers: [this.registry],
  });

  readonly proxyRequests = new Counter({
    name: 'moorage_proxy_requests_total',
    help: 'Requests to bot hosts, and questions of other proxies about them, by outcome',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  readonly proxySockets = new Gauge({
    name: 'moorage_proxy_open_sockets',
    help: 'Open WebSockets to bots',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
