/** The link that opens the private tab, the same for everybody: learn.microsoft.com, "deep-link-application". */
export const tabLink = (packageId: string): string => `https://teams.microsoft.com/l/entity/${packageId}/home`;
