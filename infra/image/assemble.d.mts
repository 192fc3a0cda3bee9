export function imageFiles(root: string): string[];
export function assemble(root: string, target: string, epoch: number): string[];
