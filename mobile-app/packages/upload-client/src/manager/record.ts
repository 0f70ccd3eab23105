import type { Ports, Source } from '../ports';
import type { UploadRecord } from '../types';

export type RecordFacts = Pick<UploadRecord, 'title' | 'file' | 'mark' | 'videoId'> & Partial<UploadRecord>;

export function newRecord({ random, clock }: Ports, source: Source, facts: RecordFacts): UploadRecord {
  return {
    id: random.id(),
    key: random.id(),
    description: null,
    metadata: null,
    kept: source.kept,
    sessionId: null,
    status: 'QUEUED',
    reason: null,
    failure: null,
    storedBytes: 0,
    position: 0,
    mobileDataAllowed: false,
    openAsked: false,
    etagsAreMd5: null,
    cancelOwed: false,
    forgotten: false,
    createdAt: clock.wallMs(),
    ...facts,
  };
}
