import { DataList } from '@mantine/core';
import type { ReactNode } from 'react';

/** A line of a `DataList`: what it is, and its value; a long one breaks wherever it must. */
export function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue miw={0} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </DataList.ItemValue>
    </DataList.Item>
  );
}
