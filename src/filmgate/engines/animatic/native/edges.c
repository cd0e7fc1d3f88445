/* Smooth silhouettes: eight samples of what is nearest, in the pixels alone where a mesh begins or ends, or where another
 * part of it does: a collar at a neck. A sample that shows another surface than its pixel takes the colour of a neighbour
 * that shows it. A speck within a part, as of an edge that shines and is thinner than a pixel, takes a colour beside it. */
#include <string.h>

#include "mesh.h"

enum { SAMPLES = 8, NOWHERE = -1 };

/* Where the samples lie in a pixel, in pixels from its middle: no two in a row or in a column, as in Direct3D 11. */
static const float ACROSS[SAMPLES] = {.0625f, -.0625f, .3125f, -.1875f, -.3125f, -.4375f, .1875f, .4375f};
static const float DOWN[SAMPLES] = {-.1875f, .1875f, .0625f, -.3125f, .3125f, -.0625f, .4375f, -.4375f};

#define SPECK 1.2f  /* times as bright, or as dark, as what is beside it */

typedef struct {
  float depth[SAMPLES];
  int32_t face[SAMPLES];
  float far;  /* what lies further away is hidden by what the pixels around show */
} Pixel;

/* Whether two triangles of a mesh look alike: those of a collar and of the neck in it do not, nor those of a sleeve and of
 * the chest behind it, which look elsewhere. */
static int alike(const Mesh *meshes, int32_t a, int32_t b) {
  const Mesh *mesh = meshes + (a >> FACE_BITS);
  const int32_t number = (1 << FACE_BITS) - 1;
  const float *p = mesh->surface + HIT * (ptrdiff_t)mesh->faces[3 * (ptrdiff_t)(a & number)];
  const float *q = mesh->surface + HIT * (ptrdiff_t)mesh->faces[3 * (ptrdiff_t)(b & number)];
  float far = 0.f, all = 0.f, way = 0.f;
  for (int c = 0; c < 3; c++) {
    far += fabsf(p[RGB + c] - q[RGB + c]); all += p[RGB + c] + q[RGB + c];
    way += p[NORMAL + c] * q[NORMAL + c];
  }
  return far < .15f * all + .0005f && way > .6f;
}

enum { SEAM = 1, CONTRAST = 2 };

/* SEAM where a silhouette may pass between a pixel and one of its neighbours, CONTRAST where a mesh is clearly brighter or
 * darker there. red, green: rows of the picture. */
PASS suspect(const float *restrict z, const int32_t *restrict face, const float *restrict red,
             const float *restrict green, int W, uint8_t *restrict out) {
  out[0] = out[W - 1] = 0;
  EACH (int x = 1; x < W - 1; x++) {
    int32_t own = face[x] >> FACE_BITS, solid = face[x] >= 0;
    int32_t a = face[x - 1], b = face[x + 1], c = face[x - W], d = face[x + W];
    int other = ((a >> FACE_BITS) != own) | ((b >> FACE_BITS) != own) | ((c >> FACE_BITS) != own) | ((d >> FACE_BITS) != own);
    float far = maxf(maxf(fabsf(z[x - 1] - z[x]), fabsf(z[x + 1] - z[x])), maxf(fabsf(z[x - W] - z[x]), fabsf(z[x + W] - z[x])));
    int outline = other | (solid & (far > .04f * z[x] + .02f));
    float light = red[x] + green[x], i = red[x - 1] + green[x - 1], j = red[x + 1] + green[x + 1];
    float k = red[x - W] + green[x - W], l = red[x + W] + green[x + W];
    float least = minf(minf(i, j), minf(k, l)), most = maxf(maxf(i, j), maxf(k, l));
    int bright = solid & ((most > 2.f * light + .01f) | (light > 2.f * least + .01f));
    out[x] = (uint8_t)(outline | (bright & !outline) * CONTRAST);
  }
}

/* Make SEAMs of the contrasts of a row where one part of a mesh ends and another begins. */
static void sift(const Mesh *meshes, const int32_t *face, int W, uint8_t *mark) {
  uint8_t *next = mark, *end = mark + W;
  for (; next < end && (next = memchr(next, CONTRAST, (size_t)(end - next))); next++) {
    const int32_t *own = face + (next - mark);
    if (!(alike(meshes, own[0], own[-1]) && alike(meshes, own[0], own[1]) && alike(meshes, own[0], own[-W]) &&
          alike(meshes, own[0], own[W])))
      *next = SEAM;
  }
}

/* `mark` [height][width] gets a SEAM at each pixel that needs samples, a CONTRAST where there may be a speck, else 0. */
API void fg_edges_find(const Mesh *meshes, const float *depth, const int32_t *face, const float *col, int W, int H,
                       uint8_t *mark, int y0, int y1) {
  const float *green = col + (ptrdiff_t)W * H;
  for (int y = y0; y < y1; y++) {
    ptrdiff_t row = (ptrdiff_t)y * W;
    if (y == 0 || y == H - 1) {
      memset(mark + row, 0, (size_t)W);
      continue;
    }
    suspect(depth + row, face + row, col + row, green + row, W, mark + row);
    sift(meshes, face + row, W, mark + row);
  }
}

/* `first` [height + 1] gets the number of the first sampled pixel of each row, and of all behind them. At most `room`
 * pixels are sampled: rows that would be more are left as they are. */
API void fg_edges_count(uint8_t *mark, int W, int H, int room, int32_t *first) {
  int32_t n = 0;
  for (int y = 0; y < H; y++) {
    uint8_t *m = mark + (ptrdiff_t)y * W;
    int some = 0;
    for (int x = 0; x < W; x++) some += m[x] == SEAM;
    first[y] = n;
    if (n + some > room) memset(m, 0, (size_t)W);
    else n += some;
  }
  first[H] = n;
}

/* Shares of a triangle's corners, as planes over the screen from (x, y) on. */
typedef struct { float at[3], across[3], down[3], x, y; } Planes;

static Planes planes(const float *const p[3], float x, float y) {
  Shares here = shares(p[0], p[1], p[2], x, y), below = shares(p[0], p[1], p[2], x, y + 1.f);
  Planes out = {.x = x, .y = y};
  for (int k = 0; k < 3; k++) {
    out.at[k] = here.at[k]; out.across[k] = here.step[k]; out.down[k] = below.at[k] - here.at[k];
  }
  return out;
}

/* One over the least depth that a triangle can have in a pixel. */
static inline float nearest(const Planes *t, float x, float y) {
  float dx = x - t->x, dy = y - t->y, out = 0.f, across = 0.f, down = 0.f;
  for (int k = 0; k < 3; k++) {
    out += t->at[k] + t->across[k] * dx + t->down[k] * dy;
    across += t->across[k]; down += t->down[k];
  }
  return out + .5f * (fabsf(across) + fabsf(down));
}

PASS sample(const Planes *t, float x, float y, int32_t number, float *restrict depth, int32_t *restrict face) {
  float dx = x - t->x, dy = y - t->y, at[3];
  for (int k = 0; k < 3; k++) at[k] = t->at[k] + t->across[k] * dx + t->down[k] * dy;
  EACH (int s = 0; s < SAMPLES; s++) {
    float u = ACROSS[s], v = DOWN[s], i = at[0] + t->across[0] * u + t->down[0] * v;
    float j = at[1] + t->across[1] * u + t->down[1] * v, k = at[2] + t->across[2] * u + t->down[2] * v;
    float inverse = i + j + k, in = minf(i, minf(j, k)) + 1e-5f * inverse, z = 1.f / maxf(inverse, 1e-9f);
    int near = (minf(in, inverse - 1e-9f) >= 0.f) & (z < depth[s]);
    depth[s] = near ? z : depth[s];
    face[s] = near ? number : face[s];
  }
}

enum { BLOCK = 16, BLOCKS = MAX_WIDTH / BLOCK };  /* pixels of a side; of them side by side */

/* The greatest `far` of the marked pixels of each block of rows y0 and below; 0: there are none. */
typedef struct { float far[BLOCKS * BLOCKS]; int y0; } Grid;

static float *block(Grid *grid, int x, int y) { return grid->far + (y - grid->y0) / BLOCK * BLOCKS + x / BLOCK; }

/* Whether any marked pixel of a rectangle sees as far as this. */
static int wanted(Grid *grid, int xs, int xe, int ys, int ye, float near) {
  for (int y = ys; y <= ye; y = y - (y - grid->y0) % BLOCK + BLOCK)
    for (int x = xs; x <= xe; x = x - x % BLOCK + BLOCK)
      if (*block(grid, x, y) > near) return 1;
  return 0;
}

/* The samples of a triangle in the marked pixels of rows y0..y1. */
static void draw(const float *const p[3], int wound, int32_t number, int W, const uint8_t *mark, const int32_t *slot,
                 Grid *grid, Pixel *pixels, int y0, int y1) {
  float left, right, top, bottom;
  if (minf(p[0][2], minf(p[1][2], p[2][2])) >= NEAR) {
    left = minf(p[0][0], minf(p[1][0], p[2][0])); right = maxf(p[0][0], maxf(p[1][0], p[2][0]));
    top = minf(p[0][1], minf(p[1][1], p[2][1])); bottom = maxf(p[0][1], maxf(p[1][1], p[2][1]));
    float area = (p[1][0] - p[0][0]) * (p[2][1] - p[0][1]) - (p[2][0] - p[0][0]) * (p[1][1] - p[0][1]);
    if (fabsf(area) < 1e-7f || area * wound < 0.f) return;
  } else {
    float low[2], high[2];
    if (!bounds(p[0], p[1], p[2], low, high)) return;
    left = low[0]; right = high[0]; top = low[1]; bottom = high[1];
  }
  if (right < -.5f || left > W - .5f || bottom < y0 - .5f || top > y1 - .5f) return;
  /* samples lie within half a pixel */
  int xs = (int)maxf(left + .5f, 0.f), xe = mini((int)minf(right + .5f, 1e6f), W - 1);
  int high = (int)maxf(top + .5f, 0.f), ys = maxi(high, y0), ye = mini((int)minf(bottom + .5f, 1e6f), y1 - 1), made = 0;
  float least = minf(p[0][2], minf(p[1][2], p[2][2]));
  Planes t;
  if (xs > xe || ys > ye || !wanted(grid, xs, xe, ys, ye, least)) return;
  for (int y = ys; y <= ye; y++) {
    const uint8_t *m = mark + (ptrdiff_t)y * W;
    for (int x = xs; x <= xe; x++) {
      if (m[x] != SEAM) {
        const uint8_t *next = xe - x > 8 ? memchr(m + x, SEAM, (size_t)(xe - x + 1)) : NULL;
        if (!next && xe - x > 8) break;
        if (next) x = (int)(next - m);
        else continue;
      }
      Pixel *one = pixels + slot[(ptrdiff_t)y * W + x];
      if (one->far <= least) continue;  /* as for its block, whose place depends on y0 */
      if (!made) { t = planes(p, (float)xs, (float)high); made = 1; }  /* the same for any y0 */
      if (nearest(&t, (float)x, (float)y) * one->far < 1.f) continue;
      sample(&t, (float)x, (float)y, number, one->depth, one->face);
    }
  }
}

/* Samples of rows y0..y1. slot [height][width]: where marked, the number of the pixel. */
API void fg_edges_sample(const Camera *cam, const Mesh *meshes, int count, const float *depth, const int32_t *face,
                         const uint8_t *mark, const int32_t *first, int32_t *slot, Pixel *pixels, int y0, int y1) {
  int W = cam->width;
  Grid grid = {.y0 = y0};
  for (int y = y0; y < y1; y++) {
    ptrdiff_t row = (ptrdiff_t)y * W;
    int32_t n = first[y];
    const uint8_t *m = mark + row, *next = m, *end = m + W;
    for (; next < end && (next = memchr(next, SEAM, (size_t)(end - next))); next++) {
      int x = (int)(next - m);
      slot[row + x] = n;
      float far = 0.f;
      for (int j = -1; j <= 1; j++)
        for (int i = -1; i <= 1; i++) far = maxf(far, depth[row + x + (ptrdiff_t)j * W + i]);
      pixels[n].far = far * 1.003f;
      *block(&grid, x, y) = maxf(*block(&grid, x, y), pixels[n].far);
      for (int s = 0; s < SAMPLES; s++) {  /* what is no mesh hides what is further away */
        pixels[n].depth[s] = face[row + x] < 0 ? depth[row + x] : SKY_DEPTH;
        pixels[n].face[s] = NOWHERE;
      }
      n++;
    }
  }
  for (int m = 0; m < count; m++)
    for (int k = 0; k < meshes[m].triangles; k++) {
      const int32_t *f = meshes[m].faces + 3 * (ptrdiff_t)k;
      const float *p[3];
      for (int c = 0; c < 3; c++) p[c] = meshes[m].screen + 3 * (ptrdiff_t)f[c];
      draw(p, meshes[m].wound, m << FACE_BITS | k, W, mark, slot, &grid, pixels, y0, y1);
    }
}

/* Whether a sample shows the surface that a pixel shows: the same part of a mesh, not clearly further away. */
static inline int same(const Mesh *meshes, int32_t face, float depth, int32_t other, float far) {
  if (face < 0 || other < 0) return face < 0 && other < 0;
  if (face >> FACE_BITS != other >> FACE_BITS || fabsf(depth - far) >= .03f * far + .01f) return 0;
  return face == other || alike(meshes, face, other);
}

/* The pixel whose colour a sample takes: this one, or the neighbour towards it that shows the same. */
static ptrdiff_t source(const Mesh *meshes, const float *depth, const int32_t *face, ptrdiff_t p, int W,
                        const Pixel *pixel, int s) {
  int32_t own = pixel->face[s];
  float z = pixel->depth[s];
  if (same(meshes, own, z, face[p], depth[p])) return p;
  int dx = ACROSS[s] < 0.f ? -1 : 1, dy = DOWN[s] < 0.f ? -W : W, wide = fabsf(ACROSS[s]) > fabsf(DOWN[s]);
  const int way[8] = {wide ? dx : dy, wide ? dy : dx, dx + dy, wide ? -dy : -dx, wide ? -dx : -dy, dx - dy, dy - dx, -dx - dy};
  for (int k = 0; k < 8; k++)
    if (same(meshes, own, z, face[p + way[k]], depth[p + way[k]])) return p + way[k];
  return p;
}

/* The pixel whose colour a pixel takes that is brighter than all around it but one, or darker: that one. Else its own. */
static ptrdiff_t speck(const float *red, const float *green, ptrdiff_t p, int W) {
  const int way[8] = {-W - 1, -W, -W + 1, -1, 1, W - 1, W, W + 1};
  float light = red[p] + green[p], high[2] = {-1.f, -1.f}, low[2] = {1e9f, 1e9f};
  ptrdiff_t most[2] = {p, p}, least[2] = {p, p};
  for (int k = 0; k < 8; k++) {
    ptrdiff_t q = p + way[k];
    float one = red[q] + green[q];
    if (one > high[0]) { high[1] = high[0]; most[1] = most[0]; high[0] = one; most[0] = q; }
    else if (one > high[1]) { high[1] = one; most[1] = q; }
    if (one < low[0]) { low[1] = low[0]; least[1] = least[0]; low[0] = one; least[0] = q; }
    else if (one < low[1]) { low[1] = one; least[1] = q; }
  }
  return light > SPECK * high[1] ? most[1] : SPECK * light < low[1] ? least[1] : p;
}

static float sum(const Mesh *meshes, int32_t face, int part) {
  const Mesh *mesh = meshes + (face >> FACE_BITS);
  const float *at = mesh->surface + HIT * (ptrdiff_t)mesh->faces[3 * (ptrdiff_t)(face & ((1 << FACE_BITS) - 1))] + part;
  return part == RGB ? at[0] + at[1] + at[2] : at[0];
}

/* As above, for a pixel at a seam: only where it is light that makes it bright, as on the edge of a hem, not its paint. */
static ptrdiff_t calm(const Mesh *meshes, const float *depth, const int32_t *face, const float *red, const float *green,
                      ptrdiff_t p, int W) {
  ptrdiff_t q = speck(red, green, p, W);
  if (q == p || red[q] + green[q] > red[p] + green[p] || face[p] < 0 || face[q] < 0) return p;
  if (face[p] >> FACE_BITS != face[q] >> FACE_BITS || fabsf(depth[p] - depth[q]) > .03f * depth[p]) return p;
  int own = sum(meshes, face[p], EMISSION) > 0.f || sum(meshes, face[p], RGB) > 1.1f * sum(meshes, face[q], RGB);
  return own ? p : q;
}

/* The means of the samples' colours, as the film curve will show them (about square roots), go to `smooth`,
 * [3][height][width], where `mark` is a SEAM; what specks become, too. */
API void fg_edges_mix(const Mesh *meshes, const Pixel *pixels, const float *depth, const int32_t *face,
                      const uint8_t *mark, const int32_t *slot, int W, int H, const float *col, float *smooth, int y0,
                      int y1) {
  ptrdiff_t plane = (ptrdiff_t)W * H;
  for (int y = y0; y < y1; y++) {
    const uint8_t *m = mark + (ptrdiff_t)y * W, *next = m, *end = m + W;
    for (; next < end && (next = memchr(next, SEAM, (size_t)(end - next))); next++) {
      ptrdiff_t p = (ptrdiff_t)y * W + (next - m);
      ptrdiff_t home = calm(meshes, depth, face, col, col + plane, p, W);
      float mean[3] = {0.f, 0.f, 0.f};
      for (int s = 0; s < SAMPLES; s++) {
        ptrdiff_t q = source(meshes, depth, face, p, W, pixels + slot[p], s);
        if (q == p) q = home;
        for (int c = 0; c < 3; c++) mean[c] += sqrtf(clampf(col[c * plane + q], 0.f, 4.f)) * (1.f / SAMPLES);
      }
      for (int c = 0; c < 3; c++) smooth[c * plane + p] = mean[c] * mean[c];
    }
    for (next = m; next < end && (next = memchr(next, CONTRAST, (size_t)(end - next))); next++) {
      ptrdiff_t p = (ptrdiff_t)y * W + (next - m), q = speck(col, col + plane, p, W);
      for (int c = 0; c < 3; c++) smooth[c * plane + p] = col[c * plane + q];
    }
  }
}

API void fg_edges_set(const float *smooth, const uint8_t *mark, int W, int H, float *col, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)W * H;
  for (int y = y0; y < y1; y++) {
    ptrdiff_t row = (ptrdiff_t)y * W;
    for (int value = SEAM; value <= CONTRAST; value++) {
      const uint8_t *m = mark + row, *next = m, *end = m + W;
      for (; next < end && (next = memchr(next, value, (size_t)(end - next))); next++)
        for (int c = 0; c < 3; c++) col[c * plane + row + (next - m)] = smooth[c * plane + row + (next - m)];
    }
  }
}
